import { Runtime } from './runtime.ts';
import { lockRealm } from './lock-realm.ts';

// The relay evaluates this text and then sends the port, before any student code is here.
self.onmessage = ({ ports }) => {
  self.onmessage = null;
  lockRealm();
  new Runtime(ports[0]).open();
};
