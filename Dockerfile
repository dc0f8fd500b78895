# Podium itself. `npm run images -- app` builds it; by hand: docker build -t podium .
#   --target server   with what the local engine needs besides: one machine without a cluster (compose.yaml)
#   --secret id=ca    certificates to trust while packages are installed, where a proxy reads along
ARG BASE=node:22-bookworm-slim

FROM ${BASE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends bubblewrap gcc libc6-dev python3
WORKDIR /app
COPY . .
# npm keeps what a development tool and an optional peer have in common; the pages' own sources are in .next by now.
RUN --mount=type=secret,id=ca \
  if [ -s /run/secrets/ca ]; then export NODE_EXTRA_CA_CERTS=/run/secrets/ca npm_config_cafile=/run/secrets/ca; fi; \
  npm run build && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf .next/cache /root/.npm && cd node_modules \
  && rm -rf monaco-editor lucide-react @next/swc-* prisma effect elkjs @electric-sql remeda fast-check typescript \
    playwright playwright-core @prisma/dev @prisma/engines @prisma/engines-version @prisma/fetch-engine \
    @prisma/studio-core @prisma/query-plan-executor @prisma/streams-local

FROM ${BASE} AS app
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PODIUM_DATA=/data NEXT_TELEMETRY_DISABLED=1
COPY --from=build /app/package.json /app/
COPY --from=build /app/prisma/migrations /app/prisma/migrations
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build /app/.next /app/.next
COPY --from=build /app/build /app/build
RUN echo 'podium:x:10001:10001:podium:/data:/usr/sbin/nologin' >> /etc/passwd && echo 'podium:x:10001:' >> /etc/group \
  && mkdir -m 1777 /data && find / -xdev -perm /6000 -type f -exec chmod a-s {} +
USER 10001:10001
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/v1/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process: SIGTERM reaches the server, which lets executions end.
CMD ["node", "build/server.mjs"]

FROM app AS server
USER root
RUN apt-get update && apt-get install -y --no-install-recommends bubblewrap gcc libc6-dev python3 \
  && rm -rf /var/lib/apt/lists/*

FROM app
