/** The name of the worker whose runs are kept over a reload. */
export const ENGINE = 'convscope engine';

/** With what the name of a worker begins that computes for an engine. */
export const MATE = 'convscope mate ';

/** The name of a worker for small trials beside it: it keeps no run, so that the student's own is not replaced. */
export const TRIAL_ENGINE = 'convscope trial engine';
