export declare function withProcessLock<Result>(
  path: string,
  work: () => Promise<Result>,
  onWait?: (pid: number) => void,
): Promise<Result>
