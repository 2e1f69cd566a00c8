type Keeper = Partial<Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>>;

const keeper = (): Keeper | undefined => (globalThis.navigator as Navigator | undefined)?.storage;

/** Asks the browser not to clear the storage when space is short; Firefox puts the question to the learner. */
export async function askToPersist(
  storage: Keeper | undefined = keeper(),
): Promise<'persisted' | 'refused' | 'unsupported'> {
  if (!storage?.persist) return 'unsupported';
  try {
    return (await storage.persist()) ? 'persisted' : 'refused';
  } catch {
    return 'unsupported';
  }
}

export interface StorageState {
  persisted: boolean;
  /** Bytes, about. */
  usage?: number;
  quota?: number;
}

export async function storageState(storage: Keeper | undefined = keeper()): Promise<StorageState> {
  const persisted = await storage?.persisted?.().catch(() => false);
  const estimate = await storage?.estimate?.().catch(() => undefined);
  return {
    persisted: persisted ?? false,
    ...(estimate?.usage !== undefined && { usage: estimate.usage }),
    ...(estimate?.quota !== undefined && { quota: estimate.quota }),
  };
}
