/**
 * The demo: broker, registry and application in this process, fed with a world or with real
 * exports, and judged by a reader that knows nothing but the topics and the world's ledger.
 */
package dev.segue.quickstart.demo;
