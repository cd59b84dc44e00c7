import '@tensorflow/tfjs-backend-webgl';
import { setBackend } from '@tensorflow/tfjs-core';
import { serveContestant } from '../serve-contestant.ts';
import { stockTfjs } from './stock-tfjs.ts';

serveContestant(stockTfjs(async () => void (await setBackend('webgl'))));
