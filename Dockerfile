# Convene for a real workspace. Settings come from the environment; nothing secret is built in.
FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1

# The requirements change less often than the code, so they have a layer of their own.
WORKDIR /app
COPY requirements/run.txt requirements/
RUN pip install --require-hashes --requirement requirements/run.txt

COPY . .
RUN pip install --no-deps . \
    && useradd --system --create-home --home-dir /data convene

# The database file and its key live here when DATABASE_URL names no server.
WORKDIR /data
VOLUME /data
USER convene

ENV CONVENE_DATA=/data CONVENE_ADDRESS=0.0.0.0 PORT=8000
EXPOSE 8000
CMD ["convene", "run"]
