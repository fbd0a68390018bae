/** As Go's strconv.ParseBool, by which drivers read their options: neither `yes` nor `on`. */
export declare const parseBool: (text: string) => boolean | undefined;
