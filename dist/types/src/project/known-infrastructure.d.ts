/** What is at home on the host's own network, and who says so. */
export interface Infrastructure {
    /** As half a sentence goes on: "it is …". */
    readonly what: string;
    readonly source: string;
}
/** What a name of an image (without registry and tag), a service or a container says, where it has the words of something known. */
export declare function knownInfrastructure(name: string): Infrastructure | undefined;
