import type { Assessment } from '#model';
import { astroConfig, openScratchProject } from '#starlight';
import type { SiteOptions } from './build.ts';

/** A running server. */
export interface Serving {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves the site of a project and keeps it up to date while its files change.
 * Ensures: a spec that cannot be read as meant shows its findings; the server stays up.
 */
export async function serveDev(
  options: SiteOptions & {
    readonly port?: number;
    readonly onLoad?: (assessment: Assessment) => void;
    readonly onChange?: (change: { readonly milliseconds: number; readonly problem?: Error }) => void;
  },
): Promise<Serving> {
  const { root, config, onProgress, onLoad, onChange, port } = options;
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Astro otherwise moves the server to the background when it takes its caller for a program.
  process.env.ASTRO_DEV_BACKGROUND = '0';
  const scratch = openScratchProject(root);
  const { dev } = await import('astro');
  const server = await dev({
    ...astroConfig(scratch, root, config, {
      onStage: (step, progress) => onProgress?.({ step, ...progress }),
      ...(onLoad ? { onLoad } : {}),
      ...(onChange ? { onChange } : {}),
    }),
    server: { port: port ?? 4321, host: '127.0.0.1' },
  });
  return {
    url: `http://localhost:${server.address.port}${config.base}`,
    stop: () => server.stop(),
  };
}
