/** What the commands of all modules share. */
package dev.segue.cli;
