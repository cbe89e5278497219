/** {@code segue replay}: real exports become events, as JSON lines or on Kafka. */
package dev.segue.quickstart.replay;
