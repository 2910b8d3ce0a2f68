export const measureStart = async (_binary: string, _tell: (line: string) => void): Promise<{skipped: string}> => ({ skipped: 'todo' });
