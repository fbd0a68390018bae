/** The candidate that a word was most likely meant to be, or undefined where none is near. */
export declare function closest(word: string, candidates: Iterable<string>): string | undefined;
/** `closest` for many words: in a file of nothing but mistakes only the first ones get a suggestion. */
export declare function speller(): typeof closest;
