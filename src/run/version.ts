declare const NETLINT_VERSION: string

/** Of netlint, as package.json says; the build writes it in. */
export const version = typeof NETLINT_VERSION === 'string' ? NETLINT_VERSION : '0.0.0'
