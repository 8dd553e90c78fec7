/** What the record keeps of jobs that were given up: that somebody had one run again, or dropped it. */
export interface JobEvents {
  'job.retried': { readonly jobId: string; readonly name: string }
  'job.dropped': { readonly jobId: string; readonly name: string }
}
