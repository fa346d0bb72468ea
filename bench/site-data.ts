// Reads a project and prints what each requirement page weighs and costs: node bench/site-data.ts <root> [slug]
import { assess } from '#assess';
import { parseConfig } from '#config';
import { openProject } from '#host';
import { createRenderer } from '#render';
import { createSiteData } from '#site-data';

const root = process.argv[2] ?? '.';
const parsed = parseConfig({});
if (!parsed.ok) throw new Error('The default configuration is invalid');
const { config } = parsed;
const started = performance.now();
const assessment = await assess({ ...openProject(root, config), config });
const assessed = performance.now();
const renderer = createRenderer({ base: '/' });
const site = createSiteData(assessment, { base: '/', renderer });
const { size } = assessment.claims.reduce((tags, claim) => tags.add(claim.address), new Set());
console.log(
  `assess ${Math.round(assessed - started)} ms: ${assessment.capabilities.length} capabilities, ${size} claims, ${assessment.links.length} links, ${assessment.findings.length} findings`,
);
const weights: { slug: string; bytes: number }[] = [];
for (const pass of ['cold', 'warm']) {
  const again = pass === 'cold' ? site : createSiteData(assessment, { base: '/', renderer });
  for (const kind of ['requirement', 'capability', 'source'] as const) {
    const at = performance.now();
    let bytes = 0;
    for (const slug of again.slugs(kind)) {
      const record = await again[kind](slug);
      const weight = Buffer.byteLength(JSON.stringify(record));
      bytes += weight;
      if (kind === 'requirement' && pass === 'cold') weights.push({ slug, bytes: weight });
    }
    const count = again.slugs(kind).length;
    console.log(
      `${pass} ${kind}: ${count} pages, ${((performance.now() - at) / Math.max(1, count)).toFixed(2)} ms and ${(bytes / Math.max(1, count) / 1024).toFixed(1)} KB of record each`,
    );
  }
}
weights.sort((a, b) => b.bytes - a.bytes);
console.log(weights.slice(0, 5));
const totals = new Map<string, number>();
for (const name of site.slugs('requirement')) {
  const record = await site.requirement(name);
  for (const [key, value] of Object.entries(record ?? {}))
    totals.set(key, (totals.get(key) ?? 0) + JSON.stringify(value ?? null).length);
}
for (const [key, bytes] of [...totals].sort((a, b) => b[1] - a[1]).slice(0, 8))
  console.log(`${key}: ${(bytes / 1024 / Math.max(1, site.slugs('requirement').length)).toFixed(1)} KB`);
const slug = process.argv[3];
if (slug !== undefined) console.log(JSON.stringify(await site.requirement(slug), undefined, 1));
