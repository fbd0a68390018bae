/** Why a text is refused, in Docker's or Go's own words, and which of its characters are to blame: half-open offsets into that text. */
export interface Fault {
    readonly words: string;
    readonly start: number;
    readonly end: number;
}
/** What reading a text gives: a value or a fault, never both. */
export type Parsed<T> = {
    readonly value: T;
    readonly fault?: undefined;
} | {
    readonly value?: undefined;
    readonly fault: Fault;
};
/** A stretch of a text and what it means; `text` is exactly what stands from `start` up to `end`. */
export interface Part<T> {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly value: T;
}
export declare const part: <T>(text: string, start: number, end: number, value: T) => Part<T>;
export declare const fault: (words: string, start: number, end: number) => {
    readonly fault: Fault;
};
/** As Go's strconv.Quote writes it, for the characters that turn up in Compose files. */
export declare function quote(text: string): string;
