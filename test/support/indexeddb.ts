// Dexie looks for IndexedDB when it is loaded, which is once for all files.
import 'fake-indexeddb/auto';
