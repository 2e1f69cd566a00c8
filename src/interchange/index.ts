export { readCsv, writeCsv } from './csv/csv.ts';
export { packLimits, readPack, writePack, type PackItem } from './pack/pack.ts';
export { longestLink, readShare, writeShare } from './share/share.ts';
export { readTwine } from './twine/twine.ts';
export { readSketch, writeYaml } from './yaml/yaml.ts';
