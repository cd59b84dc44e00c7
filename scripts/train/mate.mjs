// A worker thread of `npm run train -- --workers N`: tsx reads TypeScript in the first thread only until it is told.
import { register } from 'tsx/esm/api';

register();
await import('./mate.ts');
