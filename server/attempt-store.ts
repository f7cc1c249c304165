import { Redis } from "ioredis";
import {
  RateLimiterDrizzle,
  RateLimiterRedis,
  type RateLimiterStoreAbstract,
} from "rate-limiter-flexible";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { attempt } from "#db/schema/people.ts";
import { ATTEMPT_WINDOW } from "#domain/attempts.ts";
import { faultOf } from "#domain/fault.ts";
import { DEFAULT_LIMITS, type Limits } from "#domain/limits.ts";
import type { Log } from "./log.ts";

/** The entry opens it and pages use it; Next loads this file apart, so it lives on globalThis. */
const HOLDER = Symbol.for("sinergi.attempts");
type Holder = { [HOLDER]?: Counts };

/** Where failures are counted, and how many of each kind go without a delay. */
export type Counts = {
  store: RateLimiterStoreAbstract;
  limits: Pick<Limits, "failuresPerAccount" | "failuresPerNetwork">;
};

/** Milliseconds after which Redis counts as down for this attempt. */
const REDIS_PATIENCE = 500;

/** Only counted here: what a count means is for `server/attempts.ts` to say. */
const COUNT = { points: 1, duration: ATTEMPT_WINDOW, keyPrefix: "sinergi" };

function storeIn(db: Db, clearExpiredByTimeout: boolean): RateLimiterStoreAbstract {
  return new RateLimiterDrizzle({
    ...COUNT,
    storeClient: db,
    schema: attempt,
    clearExpiredByTimeout,
  });
}

type Where = {
  db: Db;
  /** A Redis and what keys of this installation begin with there. */
  redis: { url: string; prefix: string } | null;
  log: Log;
  limits: Counts["limits"];
};

/**
 * Opens the counts of failed attempts: in Redis, where several processes share one and the database
 * steps in while it is down, else in the database alone. Expired ones go by themselves.
 */
export function openAttempts({ db, redis: at, log, limits }: Where): { close(): void } {
  const inDatabase = storeIn(db, true);
  const redis = at && connect(at.url, log);
  const store = redis
    ? new RateLimiterRedis({
        ...COUNT,
        keyPrefix: at.prefix,
        storeClient: redis,
        rejectIfRedisNotReady: true,
        insuranceLimiter: inDatabase,
      })
    : inDatabase;
  (globalThis as Holder)[HOLDER] = { store, limits };
  return {
    close() {
      delete (globalThis as Holder)[HOLDER];
      redis?.disconnect();
    },
  };
}

function connect(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: REDIS_PATIENCE,
    commandTimeout: REDIS_PATIENCE,
    retryStrategy: (tries) => Math.min(tries * 200, 5000),
  });
  let isDown = false;
  redis.on("error", (error) => {
    if (!isDown) log.warn(faultOf(error), "redis is down");
    isDown = true;
  });
  redis.on("ready", () => {
    if (isDown) log.info({}, "redis is back");
    isDown = false;
  });
  return redis;
}

/** The open counts; those of the open database before anybody has opened some, as in tests. */
export function attemptCounts(): Counts {
  const open = (globalThis as Holder)[HOLDER];
  return open ?? { store: storeIn(database(), false), limits: DEFAULT_LIMITS };
}
