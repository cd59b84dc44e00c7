import { awaitHello } from './relay.ts';

awaitHello();
