import { describe, expect, it } from 'vitest';
import { type LayerSigns, layersOf } from '../../plugins/evidence/layers/layer-of.ts';

const layerOf = (signs: Partial<LayerSigns>, rules: Parameters<typeof layersOf>[0] = []) =>
  layersOf(rules)({ labels: [], tags: [], ...signs });

describe('the layer of a test', () => {
  it('is unit where nothing says otherwise [EVID-LAYER-DEFAULT]', () => {
    for (const path of ['test/box.test.ts', 'src/integration/box.test.ts', 'simulation/engine_test.go'])
      expect(layerOf({ path })).toBe('unit');
    expect(layerOf({ path: 'test/alloy/review.test.ts', labels: ['Test'] })).toBe('unit');
  });

  it('is what the label of its evidence line says [EVID-LAYER-LABEL]', () => {
    const labels = {
      'Test (property)': 'property',
      'Test (fast-check)': 'property',
      Fuzz: 'property',
      'Test (differential)': 'oracle',
      'Test (end-to-end)': 'integration',
      'Test (jcstress)': 'concurrency',
      'Test (fault injection)': 'fault-injection',
      'Proof (OpenJML)': 'proof',
      Kani: 'proof',
      'Verified by Dafny': 'proof',
      LemmaScript: 'proof',
      'Test (OpenJML)': 'proof',
      'Static analysis': 'static-analysis',
      Review: 'review',
    };
    const found = Object.keys(labels).map((label) => [
      label,
      layerOf({ labels: [label], path: 'e2e/x.spec.ts' }),
    ]);
    expect(Object.fromEntries(found)).toEqual(labels);
  });

  it('is what its path says [EVID-LAYER-PATH]', () => {
    const paths = {
      'test/integration/box.test.ts': 'integration',
      'e2e/box.spec.ts': 'integration',
      'src/integrationTest/java/BoxTest.java': 'integration',
      'src/test/java/org/x/BoxIT.java': 'integration',
      'src/test/java/org/x/invariants/BoxTest.java': 'invariant',
      'test/box.prop.test.ts': 'property',
      'fuzz/box.rs': 'property',
      'test/run.determinism.test.ts': 'determinism',
      'test/contract/fault-injection.test.ts': 'fault-injection',
      'test/oracle/box.test.ts': 'oracle',
      'tests/chaos/test_box.py': 'fault-injection',
      'pkg/box_race_test.go': 'concurrency',
      'tests/simulation/integration/test_box.py': 'integration',
    };
    const found = Object.keys(paths).map((path) => [path, layerOf({ path })]);
    expect(Object.fromEntries(found)).toEqual(paths);
  });

  it('is what its tags or its project in the report say [EVID-LAYER-RUNNER]', () => {
    expect(layerOf({ project: 'chromium', path: 'test/box.test.ts' })).toBe('integration');
    expect(layerOf({ tags: ['slow', 'concurrency'], project: 'chromium' })).toBe('concurrency');
    expect(layerOf({ project: 'alloy', tags: ['review', 'BOX-PROPERTY'] })).toBe('unit');
  });

  it('is property where its own text calls a library that makes values [EVID-LAYER-TEXT]', () => {
    for (const text of [
      'fc.assert(fc.property(',
      '@given(st.text())',
      '@Property void adds(',
      'rapid.Check(t, ',
    ])
      expect(layerOf({ text })).toBe('property');
    expect(layerOf({ text: 'it("adds", () => {})' })).toBe('unit');
    expect(layerOf({ text: 'fc.assert(', path: 'test/integration/x.test.ts' })).toBe('integration');
  });

  it('is first what the options say, in their order [EVID-LAYER-OPTIONS]', () => {
    const rules: Parameters<typeof layersOf>[0] = [
      { layer: 'simulation', paths: ['test/sim/**'] },
      { layer: 'oracle', labels: ['golden files'] },
      { layer: 'concurrency', projects: ['threads'] },
      { layer: 'invariant', tags: ['always'] },
    ];
    expect(layerOf({ path: 'test/sim/x.test.ts', tags: ['always'] }, rules)).toBe('simulation');
    expect(layerOf({ labels: ['Test (golden-files)'] }, rules)).toBe('oracle');
    expect(layerOf({ labels: ['Test (property)'], project: 'threads' }, rules)).toBe('concurrency');
    expect(layerOf({ labels: ['Test (property)'], tags: ['always'] }, rules)).toBe('invariant');
    expect(layerOf({ labels: ['Test (property)'], tags: ['sometimes'] }, rules)).toBe('property');
  });
});
