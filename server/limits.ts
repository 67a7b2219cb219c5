import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { t } from '../core/words.ts';
import type { Metrics } from './metrics.ts';

/** How often one person may ask, each minute: far more than a hand can click, far less than a program can. */
export interface Limits {
  commands: number;
  views: number;
  /** Requests of one address that were refused: strangers, wrong tokens. */
  refused: number;
  /** Calls of a web hook from one address. */
  notifications: number;
}
export const usualLimits: Limits = { commands: 90, views: 300, refused: 2_000, notifications: 600 };

const slower = t('Too many requests in a minute; wait a little', '请求过于频繁，请稍候再试');
const minute = 60_000;

/** A network of version 6 counts as one; an address of version 4 as it is, also where it comes in the other's clothes. */
function address(req: Request): string {
  const ip = (req.ip ?? '').replace(/^::ffff:/, '');
  return ip.includes(':') ? ipKeyGenerator(ip) : ip;
}

/** @param metrics counts who was told to slow down, without names */
export function limiters(limits: Limits, metrics: Metrics) {
  const make = (limit: number, keyGenerator: (req: Request, res: Response) => string, onlyRefused = false) =>
    rateLimit({
      windowMs: minute,
      limit,
      // The eighth draft hashes the key anew for each request. Of the refused nobody is told how many are left.
      standardHeaders: onlyRefused ? false : 'draft-7',
      legacyHeaders: false,
      skipSuccessfulRequests: onlyRefused,
      keyGenerator,
      // Behind a proxy that is not configured (TRUST_PROXY) all come from one address; that is the admin's to know, not a crash.
      validate: { xForwardedForHeader: false, forwardedHeader: false },
      handler: (_req, res) => {
        metrics.limited.inc();
        res.status(429).json({ error: { kind: 'throttled', says: slower } });
      },
    });
  /** Who was let in: set by the door before these limits (`api.ts`). */
  const person = (_req: Request, res: Response) => String(res.locals.person);
  return {
    commands: make(limits.commands, person),
    views: make(limits.views, person),
    refused: make(limits.refused, address, true),
    notifications: make(limits.notifications, address),
  };
}
