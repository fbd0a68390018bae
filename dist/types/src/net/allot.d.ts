import { type Interval } from './interval.js';
/**
 * A number of its own for as many wants as possible: each gets one out of its range that nobody else has and that is not taken.
 * Engines do so, one container after the other, for a host range with a single container port.
 *
 * Whoever must stop looking first chooses first, and takes the lowest there is: no other order serves more.
 * Memory is that of the numbers between the lowest and the highest want: meant for ports.
 */
export declare function allot(wants: readonly Interval<number>[], taken: Iterable<Interval<number>>): (number | undefined)[];
/** Which numbers are free, each taken one pointing on towards the next that is. */
export declare class FreeNumbers {
    #private;
    constructor(base: number, top: number);
    take(number: number): void;
    /** The lowest free one from there on, or one past the end. */
    from(number: number): number;
}
