# Two stages, because the screens are built with tools that the server does without. How to run it: docs/guides/operate.md

FROM node:24-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# No package's own script runs, with whatever it might do: nothing here needs one.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY build build
COPY extension-ui extension-ui
COPY manifests manifests
COPY server server
RUN node build/run.ts

FROM node:24-slim
ENV NODE_ENV=production FIELDWARD_HOST=0.0.0.0 FIELDWARD_MODE=production
WORKDIR /fieldward
COPY package.json package-lock.json ./
# Optional packages are the PostgreSQL that `npm start` brings along, and compilers for the screens.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY server server
COPY agent agent
COPY docs/problems docs/problems
COPY --from=build /build/dist dist
# All of it belongs to root, so the server cannot change its own code. It writes no file.
USER node
EXPOSE 4310
# Whether the process answers, not whether the database does: a restart does not mend a database.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 4310) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which would not pass the signal to stop on.
CMD ["node", "server/main.ts"]
