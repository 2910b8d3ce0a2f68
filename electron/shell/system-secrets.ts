import { safeStorage } from 'electron';
import type { SecretStore } from './secrets.ts';

/** Stores of Linux that do not protect: a fixed password, and what is not known yet. */
const UNSAFE = new Set(['basic_text', 'unknown']);

/** Electron's way to the system's secret storage: Windows' DPAPI, the desktop's keyring or wallet. */
export const systemSecrets: SecretStore = {
  problem: () => {
    if (!safeStorage.isEncryptionAvailable()) return 'none';
    if (process.platform !== 'linux') return null;
    const backend = safeStorage.getSelectedStorageBackend();
    return UNSAFE.has(backend) ? backend : null;
  },
  seal: (secret) => safeStorage.encryptString(secret),
  open: (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
};
