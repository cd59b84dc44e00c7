import type { KeptThings, Storage } from './storage.ts';

/** Keeps what is known of the machine where it is always kept, and no run. */
export class TrialStorage implements Storage {
  constructor(private readonly storage: Storage) {}

  async get<K extends keyof KeptThings>(key: K): Promise<KeptThings[K] | undefined> {
    return key === 'run' ? undefined : this.storage.get(key);
  }

  async put<K extends keyof KeptThings>(key: K, value: KeptThings[K]): Promise<void> {
    if (key !== 'run') await this.storage.put(key, value);
  }

  room(): Promise<number> {
    return this.storage.room();
  }
}
