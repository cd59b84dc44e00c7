import { afterAll, vi } from 'vitest';

// An element fetches what it draws when it draws it. A file that ends meanwhile would take the ground from under that.
afterAll(() => vi.dynamicImportSettled());
