import type { Report } from '../lint/diagnostic.js';
import type { LintRequest } from './request.js';
/** Checks projects and tells what was found. Input of any kind is answered with a report; a mistake in a configuration throws a ConfigError. */
export declare function lint(request?: LintRequest): Promise<Report>;
