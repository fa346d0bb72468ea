/** Runs `npm ci` when there is no node_modules or the lockfile is newer; says so, and ends the process when it fails. */
export declare function setUp(root?: string): void;
/** Why an install is needed; undefined when it is not. */
export declare function reasonToInstall(root: string): string | undefined;
