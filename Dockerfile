# Not run yet: no container engine was at hand. See docs/guides/operate.md.
FROM node:24-bookworm-slim
WORKDIR /srv/fieldward
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN node build/run.ts
ENV FIELDWARD_HOST=0.0.0.0 FIELDWARD_DATA_DIR=/var/lib/fieldward
RUN mkdir -p /var/lib/fieldward && chown node:node /var/lib/fieldward
USER node
EXPOSE 4310
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4310/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
