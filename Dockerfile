# The image of Forumarkiv: the program and its pinned dependencies, no settings and no secrets.
ARG PYTHON=3.11-slim-bookworm@sha256:0bee7276f83efd4a1ee05bbbf4281d95ed28e079220a9457f25a93e3f1e3c31b

FROM python:${PYTHON} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/arkiv
WORKDIR /src
COPY requirements.txt ./
RUN /opt/arkiv/bin/pip install --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY scripts/design scripts/design
COPY design design
COPY archive archive
COPY projections projections
COPY web web
COPY cli cli
RUN ./scripts/design
RUN /opt/arkiv/bin/pip install --no-deps --no-build-isolation . && /opt/arkiv/bin/python -m projections.search.lexicon

FROM python:${PYTHON}
# Pango sets pages as PDF.
RUN apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/arkiv /opt/arkiv
COPY scripts/compose-secrets scripts/compose-search-account /usr/local/bin/
RUN groupadd --gid 10001 arkiv \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin arkiv \
    && install -d -o 10001 -g 10001 -m 0700 /data /copies
ENV PATH=/opt/arkiv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    FORUMARKIV_DATA_DIR=/data
WORKDIR /opt/arkiv
USER 10001:10001
VOLUME /data
EXPOSE 8000
CMD ["arkiv", "--help"]
