// Runs every property with one seed, so that a change fails by its own fault or not at all. `FC_SEED=random` hunts with another
// seed in each file, which a failure names; `FC_SEED=<number>` runs that one again.
import fc from 'fast-check';

const wanted = process.env.FC_SEED ?? '1';
if (wanted !== 'random') {
  const seed = Number(wanted);
  if (!Number.isInteger(seed)) throw new Error(`FC_SEED is \`random\` or a whole number, not \`${wanted}\``);
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
}
