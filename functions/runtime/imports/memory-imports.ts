// Imports in memory, for tests.
import type { RowResult } from '../../../domain/imports/report.ts';
import type { ImportHead, ImportStore } from './store.ts';

export const createMemoryImports = (): ImportStore => {
  const heads = new Map<string, ImportHead>();
  const rows = new Map<string, readonly Uint8Array[]>();
  const reports = new Map<string, (readonly RowResult[])[]>();
  return {
    keep: async (importId, head, chunks) => {
      if (heads.has(importId)) return;
      rows.set(importId, chunks);
      heads.set(importId, head);
    },
    head: async (importId) => heads.get(importId),
    rows: async (importId, chunk) => rows.get(importId)?.[chunk],
    results: async (importId, chunk) => reports.get(importId)?.[chunk] ?? [],
    settle: async (importId, chunk, results) => {
      const kept = reports.get(importId) ?? [];
      kept[chunk] = results;
      reports.set(importId, kept);
    },
    report: async (importId) => (reports.get(importId) ?? []).flat(),
    forget: async (importId) => {
      rows.delete(importId);
    },
  };
};
