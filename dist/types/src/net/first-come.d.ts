import type { Interval } from './interval.js';
/** Of intervals in a line, who comes first at each number. Takes time for the intervals, not for what they span. */
export declare class FirstCome {
    #private;
    constructor(intervals: readonly Interval<number>[]);
    /** The lowest index of an interval that shares a number with the range; Infinity where none does. */
    at({ first, last }: Interval<number>): number;
}
