# The server in a container:
#   docker build -t cosyvoice-lite . && docker run --rm -p 8000:8000 cosyvoice-lite
# Its size: node packages/server/scripts/image-size.mjs

FROM node:24-bookworm-slim AS build
WORKDIR /source
# Nothing is downloaded while installing: onnxruntime-node would fetch CUDA files.
ENV ONNXRUNTIME_NODE_INSTALL=skip CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml tsconfig.base.json tsconfig.json ./
COPY scripts scripts
COPY packages packages
COPY benchmarks/package.json benchmarks/package.json
RUN npm run build
# The command line with what it needs at run time, and nothing else.
RUN npx --yes "$(node -p "require('./package.json').packageManager")" --filter @cosyvoice-lite/cli deploy --prod --legacy /app \
  && node packages/server/scripts/prune-image.mjs /app

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=root:root /app /app
# Reads its files and writes none.
USER node
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8000/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM lets running requests finish.
ENTRYPOINT ["node", "dist/bin.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
