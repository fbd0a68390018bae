# docker build -t netlint . && docker run --rm -v "$PWD:/work:ro" netlint
FROM node:24-alpine
COPY package.json LICENSE /opt/netlint/
COPY dist /opt/netlint/dist
COPY rules/*.md /opt/netlint/rules/
USER node
WORKDIR /work
# `node --`: without it Node takes an --env-file among the arguments for its own.
ENTRYPOINT ["node", "--", "/opt/netlint/dist/netlint.cjs"]
