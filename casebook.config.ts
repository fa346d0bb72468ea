import { defineConfig } from './plugins/config/index.ts';

/** How Casebook shows its own specs. */
export default defineConfig({ name: 'Casebook' });
