export declare function startOfProcess(pid: number): string | null
export declare function commandOfProcess(pid: number): string | null
