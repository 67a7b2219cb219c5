import { z } from 'zod';

/** The part of a long list that somebody looks at: fields of a view's query. */
export const pageFields = {
  from: z.number().int().min(0).max(10_000_000).default(0).describe('How many lines come before'),
  limit: z.number().int().min(1).max(500).default(100),
};

export const pageOf = <T>(all: readonly T[], { from, limit }: { from: number; limit: number }): T[] =>
  all.slice(from, from + limit);
