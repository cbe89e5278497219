#!/usr/bin/env bash
# java, with the broker's class path.
options="${KAFKA_HEAP_OPTS:--Xmx256M} ${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=/etc/kafka/docker/tools-log4j2.yaml} ${KAFKA_OPTS:-}"
set -f
# shellcheck disable=SC2086
exec java $options -cp '/opt/kafka/libs/*' "$@"
