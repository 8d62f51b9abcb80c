/** Who waits for a call's answer. A person's call may spend the whole rate limit, background work leaves a reserve. */
export type Lane = 'interactive' | 'background';
