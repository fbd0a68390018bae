/** Of netlint, as package.json says; the build writes it in. */
export declare const version: string;
