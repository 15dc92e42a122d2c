# One file, four images: `docker build --target portal|worker|sandbox|migrate .`
FROM node:22-bookworm-slim AS packages
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1
COPY package.json package-lock.json ./
COPY apps/portal/package.json apps/portal/
COPY apps/worker/package.json apps/worker/
COPY apps/sandbox/package.json apps/sandbox/
COPY packages/config/package.json packages/config/
COPY packages/db/package.json packages/db/
COPY packages/intacct/package.json packages/intacct/
COPY packages/magento/package.json packages/magento/
COPY packages/queue/package.json packages/queue/
COPY packages/sync/package.json packages/sync/
COPY packages/vault/package.json packages/vault/
# The install ends by generating the database client, which finds no schema yet and says so.
COPY scripts/prisma.mjs scripts/
COPY scripts/schema-engine scripts/schema-engine
RUN npm ci --no-audit --no-fund

FROM packages AS build
COPY . .
RUN npm run generate && npx turbo run build

# The libraries that worker and sandbox load at run time.
FROM packages AS libraries
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim AS base
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
USER node

FROM base AS portal
COPY --from=build --chown=node:node /app/apps/portal/.next/standalone ./
COPY --from=build --chown=node:node /app/apps/portal/.next/static apps/portal/.next/static
ENV PORT=3300 HOSTNAME=0.0.0.0
EXPOSE 3300
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:3300/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/portal/server.js"]

FROM base AS worker
COPY --from=libraries --chown=node:node /app/node_modules node_modules
COPY --from=build --chown=node:node /app/apps/worker/package.json apps/worker/
COPY --from=build --chown=node:node /app/apps/worker/dist apps/worker/dist
ENV WORKER_PORT=3320 WORKER_HOST=0.0.0.0
EXPOSE 3320
# It finishes between two records; a slice lasts 15 s.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:3320/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/worker/dist/main.js"]

FROM base AS sandbox
COPY --from=libraries --chown=node:node /app/node_modules node_modules
COPY --from=build --chown=node:node /app/apps/sandbox/package.json apps/sandbox/
COPY --from=build --chown=node:node /app/apps/sandbox/dist apps/sandbox/dist
ENV SANDBOX_PORT=3310 SANDBOX_HOST=0.0.0.0 SANDBOX_SEED=demo
EXPOSE 3310
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:3310/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/sandbox/dist/main.js"]

# Runs once before each new version: the prisma CLI and our stand-in for its engine are development packages.
FROM build AS migrate
CMD ["node", "scripts/migrate.mjs"]
