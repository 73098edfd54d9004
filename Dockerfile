# The App in a container: production packages, src and templates, and nothing else. It is one process and one file, so a
# volume at /data is all that it writes to. src/app/README.md says how to start it.
FROM node:24-alpine AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-alpine
ENV NODE_ENV=production PORT=3000 SITREP_STORE=/data/sitrep.db
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY templates ./templates
COPY src ./src
RUN mkdir /data && chown 1000:1000 /data
# By number, so that whoever runs it can see that this is not root.
USER 1000:1000
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
# Not by npm, which does not hand the signal on.
CMD ["node", "src/start.ts"]
