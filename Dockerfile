# Two stages: the first installs and builds the page, the second holds only what runs.
FROM python:3.11-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/policygraph
COPY . .
RUN make setup web

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --no-create-home policygraph && mkdir /data && chown 10001:10001 /data
COPY --from=build /srv/policygraph /srv/policygraph
WORKDIR /srv/policygraph
ENV PATH=/srv/policygraph/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    POLICYGRAPH_HOST=0.0.0.0 \
    POLICYGRAPH_DATA=/data
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["policygraph", "serve"]
