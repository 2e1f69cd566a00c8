const benches: Partial<Record<string, () => Promise<void>>> = {
  engine: async () => (await import('./engine/bench.ts')).bench(),
  startup: async () => (await import('./startup/bench.ts')).bench(),
};

const asked = process.argv.slice(2);
for (const name of asked.length ? asked : Object.keys(benches)) {
  const bench = benches[name];
  if (!bench) throw new Error(`no bench ${name}; there are ${Object.keys(benches).join(', ')}`);
  await bench();
}
