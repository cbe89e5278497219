/** A schema registry in this process, with Confluent's REST API over HTTP. */
package dev.segue.quickstart.registry;
