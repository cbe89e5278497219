/** A real Kafka broker (KRaft, combined mode), in this process or in one of its own. */
package dev.segue.quickstart.broker;
