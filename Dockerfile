# Convene for a real workspace. Settings come from the environment (README, "Settings"); nothing secret is built in.
FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1

WORKDIR /app
# The requirements change less often than the code, so they have a layer of their own. setuptools builds the package
# and is the only thing installed that is not in run.txt; it comes from dev.txt's lock and leaves again.
COPY requirements/run.txt requirements/
RUN pip install --require-hashes --requirement requirements/run.txt

COPY . .
RUN pip install --no-deps . \
    && useradd --system --create-home --home-dir /data convene

# SQLite's file, if DATABASE_URL names no other database.
VOLUME /data
WORKDIR /data
USER convene

ENV PORT=8000
EXPOSE 8000
CMD ["convene", "run"]
