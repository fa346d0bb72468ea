// The entry point `casebook/vitest/setup`, for `setupFiles`: counts the assertions of every test, so that one without any is
// seen to show nothing.
import { afterEach, expect } from 'vitest';
import type {} from './vitest.ts';

afterEach(({ task }) => {
  task.meta.casebook = { ...task.meta.casebook, assertions: expect.getState().assertionCalls };
});
