/** The name of the worker whose runs are kept over a reload. */
export const ENGINE = 'convscope engine';

/** The name of a worker for small trials beside it: it keeps no run, so that the student's own is not replaced. */
export const TRIAL_ENGINE = 'convscope trial engine';
